package org.coveragerules.internal.codes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.coveragerules.CodeTableException;

/**
 * What the name of a CMS file tells: which setting, quarter, release and part it is.
 *
 * @param name    the file's name within the directory, with the folders it lies in
 * @param release null where the name tells none
 * @param part    0 where the name tells none
 */
record FileLabel(String name, Release release, int part) {

    private static final Pattern VERSION = Pattern.compile("v(\\d{2,4})r(\\d{1,3})");
    private static final Pattern QUARTER = Pattern.compile("(20\\d\\d)q([1-4])(?:[_-](\\d{1,2})\\b)?");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{2})-(\\d{2})-(20\\d\\d)(?!\\d)");
    private static final Pattern MEDICAID = Pattern.compile("medicaid|(?<![a-z])mcd(?![a-z])");
    private static final Pattern CHANGES = Pattern.compile(
            "addition|deletion|revision|(?<![a-z])changes?(?![a-z])");
    private static final Pattern SUPPLIERS = Pattern.compile("dme|supplier");
    private static final Pattern PART = Pattern.compile("-f(\\d{1,2})(?!\\d)");

    /** A release such as {@code v313r0} or {@code 2026Q2}, the newer one after the older. */
    record Release(String text, int major, int minor) implements Comparable<Release> {

        private static final Comparator<Release> OLDEST_FIRST =
                Comparator.comparingInt(Release::major).thenComparingInt(Release::minor);

        @Override
        public int compareTo(Release other) {
            return OLDEST_FIRST.compare(this, other);
        }
    }

    static FileLabel of(String name) {
        String plain = plain(name);
        Matcher part = PART.matcher(plain);
        return new FileLabel(name, release(plain), part.find() ? Integer.parseInt(part.group(1)) : 0);
    }

    private static Release release(String plain) {
        Matcher version = VERSION.matcher(plain);
        if (version.find()) {
            return new Release(version.group(), Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
        }
        Matcher quarter = QUARTER.matcher(plain);
        if (quarter.find()) {
            int revision = quarter.group(3) == null ? 0 : Integer.parseInt(quarter.group(3));
            return new Release(quarter.group().toUpperCase(Locale.ROOT),
                    versionOf(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2))), revision);
        }
        return null;
    }

    /** The file's own name, without the folders it lies in. */
    String own() {
        return own(name);
    }

    /** The same in small letters. */
    String plain() {
        return plain(name);
    }

    private static String own(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String plain(String name) {
        return own(name).toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses a file that is of the same layout as another and says something else.
     *
     * @throws CodeTableException where the name says that it is Medicaid's, or what changed in a quarter
     */
    void refuseOthers() {
        if (MEDICAID.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            throw CodeTableException.of(name, "it is Medicaid's by its name, and these edits are Medicare's; take it"
                    + " out, and put the Medicare file in its place");
        }
        Matcher change = CHANGES.matcher(plain());
        if (change.find()) {
            throw CodeTableException.of(name, "it has what a quarter changed (`" + change.group() + "`) and not what"
                    + " holds; take it out, and put the whole table of the quarter in its place");
        }
    }

    /** Whether the name is that of the table of medical equipment suppliers. */
    boolean isOfSuppliers() {
        return SUPPLIERS.matcher(plain()).find();
    }

    /** Whether the two names differ in their endings alone. */
    boolean hasStemOf(FileLabel other) {
        return stem().equals(other.stem());
    }

    private String stem() {
        int dot = name.lastIndexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    /** Whether by its name this is the same table as a file, of one kind, setting and quarter. */
    boolean isSameTableAs(SourceFile file) {
        return kindByName() == file.kind() && edition() != null && edition().equals(file.label().edition())
                && (file.kind() == CodeFileKind.AOC || settingOrNull() == file.label().settingOrNull());
    }

    private CodeFileKind kindByName() {
        String own = plain();
        return own.contains("mue") ? CodeFileKind.MUE
                : own.contains("aoc") || own.contains("add-on") || own.contains("addon") ? CodeFileKind.AOC
                : own.contains("ptp") || own.contains("ccipra") || own.contains("ccioph") ? CodeFileKind.PTP : null;
    }

    /** The number of the quarter that the name tells, by release or by first day; null where it tells none. */
    Integer edition() {
        if (release != null) {
            return release.major();
        }
        return quarterOrNone().map(day -> versionOf(day.getYear(), (day.getMonthValue() + 2) / 3)).orElse(null);
    }

    /** CMS numbers its releases so that 2025Q4 is v313 and 2026Q1 is v320; thus both kinds of name compare. */
    private static int versionOf(int year, int quarter) {
        return 10 * (year - 1994) + quarter - 1;
    }

    /** The release as the name writes it; null where it tells none. */
    String releaseText() {
        return release == null ? null : release.text();
    }

    /** The setting that the name of a PTP or MUE file must tell. */
    Setting setting() {
        Setting setting = settingOrNull();
        if (setting == null) {
            throw CodeTableException.of(name, "its name tells " + (isOfHospital() ? "both settings" : "no setting")
                    + ", expected `ccipra` or `Practitioner`, or else `ccioph` or `OutpatientHospital`, in it; "
                    + "give it the name that CMS gave it, or take it out if it is of another setting");
        }
        return setting;
    }

    private Setting settingOrNull() {
        String own = plain().replaceAll("[ _-]", "");
        boolean practitioner = own.contains("ccipra") || own.contains("practitioner");
        return isOfHospital() == practitioner ? null
                : practitioner ? Setting.PRACTITIONER : Setting.OUTPATIENT_HOSPITAL;
    }

    private boolean isOfHospital() {
        String own = plain().replaceAll("[ _-]", "");
        return own.contains("ccioph") || own.contains("outpatienthospital");
    }

    /** The first day of its quarter, which the name of an MUE file must tell. */
    LocalDate quarter() {
        return quarterOrNone().orElseThrow(() -> CodeTableException.of(name, "its name tells no quarter, expected its "
                + "first day such as `Eff_10-01-2025` in it; give it the name that CMS gave it"));
    }

    private Optional<LocalDate> quarterOrNone() {
        Matcher day = DAY.matcher(plain());
        Matcher quarter = QUARTER.matcher(plain());
        return Optional.of(plain())
                .flatMap(given -> day.find() ? date(group(day, 3), group(day, 1), group(day, 2)) : Optional.empty())
                .or(() -> quarter.find() ? date(group(quarter, 1), 3 * group(quarter, 2) - 2, 1) : Optional.empty());
    }

    private static int group(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
