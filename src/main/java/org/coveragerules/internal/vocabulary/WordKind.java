package org.coveragerules.internal.vocabulary;

/** The kinds of plain words. Reasons and observations, which say more, are kinds of their own. */
public enum WordKind {
    /** What a document of the record is. */
    DOCUMENT("documents", "DocumentType", "document"),
    /** Why a service may have to be given in the hospital. */
    NEED("needs", "Need", "setting need"),
    /** What a plan elects, and what services belong to. */
    CATEGORY("categories", "Category", "category"),
    /** Which findings a term sets aside. */
    OVERRIDE("overrides", "Overridable", "overridable group"),
    /** How a condition was treated before. */
    TREATMENT("treatments", "TreatmentKind", "kind of treatment"),
    /** What the rules of one policy found of a line and those of another ask for. */
    MARK("marks", "MarkName", "mark");

    private final String section;
    private final String type;
    private final String title;

    WordKind(String section, String type, String title) {
        this.section = section;
        this.type = type;
        this.title = title;
    }

    /** The section of {@code vocabulary.yaml} that has its words. */
    public String section() {
        return section;
    }

    /** What stands before the dot where a rule writes one, as in {@code Need.WORD}. */
    public String type() {
        return type;
    }

    /** What a message calls such a word. */
    public String title() {
        return title;
    }
}
