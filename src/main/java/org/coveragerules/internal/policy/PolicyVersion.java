package org.coveragerules.internal.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.request.Discipline;

/**
 * One version of a policy. Once in force it is never edited: a change is a new version.
 *
 * @param id         the policy's id, shared by its versions
 * @param version    the version's name
 * @param title      for people
 * @param effective  first day in force; null: open
 * @param until      last day in force; null: open
 * @param published  when the payer published it, which may be after it begins; null: not known
 * @param source     the document it comes from
 * @param after      policies whose rules are asked before its own, because these read what those say
 * @param scope      which lines it judges
 * @param authority  whose policy it is; null: the payer's own
 * @param supersedes policies that do not judge a line that it judges
 * @param said       its parameters, statements, value sets and criteria; of a library on demand, read when they are first asked for
 */
public record PolicyVersion(String id, String version, String title, LocalDate effective, LocalDate until,
        LocalDate published, String source, List<String> after, Scope scope, String authority, List<String> supersedes,
        Supplier<Said> said) {

    /**
     * What a version says.
     *
     * @param parameters numbers, texts and lists an analyst may change, by name
     * @param statements by id, in the order of the file
     * @param criteria   in the order of the file; each judges the lines of its codes
     * @param valueSets  by name
     */
    public record Said(Map<String, Object> parameters, Map<String, Statement> statements, List<Criteria> criteria,
            Map<String, ValueSet> valueSets) {

        public Said {
            criteria = List.copyOf(criteria);
        }
    }

    /** Numbers, texts and lists an analyst may change, by name. */
    public Map<String, Object> parameters() {
        return said.get().parameters();
    }

    /** By id, in the order of the file. */
    public Map<String, Statement> statements() {
        return said.get().statements();
    }

    /** By name. */
    public Map<String, ValueSet> valueSets() {
        return said.get().valueSets();
    }

    /** The disciplines whose lines it judges; empty: of every one. */
    public Set<Discipline> disciplines() {
        return scope.disciplines();
    }

    /** The codes whose lines it judges. */
    public CodeScope codes() {
        return scope.codes();
    }

    /** What has to be met for what it covers, in the order of the file; each judges the lines of its codes. */
    public List<Criteria> criteria() {
        return said.get().criteria();
    }

    /** The days it is in force, in words. */
    public String days() {
        return days(effective, until);
    }

    /** Such as {@code from 2025-10-01} or {@code to 2025-09-30}; null: open. */
    public static String days(LocalDate first, LocalDate last) {
        return first == null && last == null ? "always" : first == null ? "to " + last
                : last == null ? "from " + first : first + " to " + last;
    }

    /** Whether it is in force on a day; both ends are. */
    public boolean inForce(LocalDate day) {
        return (effective == null || !day.isBefore(effective)) && (until == null || !day.isAfter(until));
    }

    /** Whether it speaks of lines of a code and a discipline; null is a line without one. */
    public boolean speaksOf(String code, Discipline discipline) {
        return scope.takes(code, discipline);
    }

    /** Whether it speaks of lines of a discipline, as far as that tells. */
    boolean isOf(Discipline discipline) {
        return scope.isOf(discipline);
    }

    /** Policy and version, as messages name them. */
    public String name() {
        return id + " " + version;
    }

    PolicyVersion endingOn(LocalDate lastDay) {
        return new PolicyVersion(id, version, title, effective, lastDay, published, source, after, scope, authority,
                supersedes, said);
    }

    PolicyVersion saying(Supplier<Said> other) {
        return new PolicyVersion(id, version, title, effective, until, published, source, after, scope, authority,
                supersedes, other);
    }

    /** Whether all but parameters, statements and criteria is the same. */
    boolean hasHeadOf(PolicyVersion other) {
        return name().equals(other.name()) && title.equals(other.title) && source.equals(other.source)
                && Objects.equals(effective, other.effective) && Objects.equals(until, other.until)
                && Objects.equals(published, other.published)
                && after.equals(other.after) && scope.equals(other.scope) && Objects.equals(authority, other.authority)
                && supersedes.equals(other.supersedes);
    }
}
