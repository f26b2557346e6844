package org.coveragerules.coding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a CMS file tells: which setting, quarter, release and part it is.
 *
 * @param name    the file's name, without its directory
 * @param release null where the name tells none
 * @param part    0 where the name tells none
 */
record FileLabel(String name, Release release, int part) {

    private static final Pattern VERSION = Pattern.compile("v(\\d{2,4})r(\\d{1,3})");
    private static final Pattern QUARTER = Pattern.compile("(20\\d\\d)q([1-4])(?:[_-](\\d{1,2})\\b)?");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{2})-(\\d{2})-(20\\d\\d)(?!\\d)");
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
        String plain = name.toLowerCase(Locale.ROOT);
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
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        boolean hospital = plain.contains("ccioph") || plain.contains("outpatienthospital");
        boolean practitioner = plain.contains("ccipra") || plain.contains("practitioner");
        if (hospital == practitioner) {
            throw CodeTableException.of(name, "its name tells " + (hospital ? "both settings" : "no setting")
                    + ", expected `ccipra` or `Practitioner`, or else `ccioph` or `OutpatientHospital`, in it; "
                    + "give it the name that CMS gave it, or take it out if it is of another setting");
        }
        return hospital ? Setting.OUTPATIENT_HOSPITAL : Setting.PRACTITIONER;
    }

    /** The first day of its quarter, which the name of an MUE file must tell. */
    LocalDate quarter() {
        String plain = name.toLowerCase(Locale.ROOT);
        Matcher day = DAY.matcher(plain);
        Matcher quarter = QUARTER.matcher(plain);
        return Optional.of(plain)
                .flatMap(given -> day.find() ? date(group(day, 3), group(day, 1), group(day, 2)) : Optional.empty())
                .or(() -> quarter.find() ? date(group(quarter, 1), 3 * group(quarter, 2) - 2, 1) : Optional.empty())
                .orElseThrow(() -> CodeTableException.of(name, "its name tells no quarter, expected its first day "
                        + "such as `Eff_10-01-2025` in it; give it the name that CMS gave it"));
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
