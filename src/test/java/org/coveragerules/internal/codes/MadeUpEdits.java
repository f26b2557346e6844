package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small random tables, all made up, for what the sample rows lack: edits of reviewed codes that end and come back,
 * limits of a single line, add-ons of types 2 and 3, deleted codes, reviewed codes with dates, a setting without files.
 */
final class MadeUpEdits {

    private static final List<String> CODES = List.of("23001", "23002", "23003", "23004", "23005", "23006", "23007",
            "23008", "0201T", "50001", "50002");
    private static final List<String> RATIONALES = List.of("Mutually exclusive procedures",
            "CPT separate Procedure Definition", "Standards of medical/surgical practice",
            "Standard preparation/monitoring services for anesthesia",
            "Anesthesia service included in surgical procedure", "Misuse of Column Two code with Column One code",
            "More extensive procedure", "Sequential procedure");
    private static final DateTimeFormatter ORDINAL = DateTimeFormatter.ofPattern("uuuuDDD");

    private final Random random;
    private final LocalDate first;

    MadeUpEdits(Random random, LocalDate first) {
        this.random = random;
        this.first = first;
    }

    void write(CodesFolder folder) {
        folder.withPairs("ccipra-v322r0-f1.TXT", pairs());
        folder.withUnits("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv", units());
        folder.withUnits("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", units());
        if (random.nextBoolean()) {
            folder.withPairs("ccioph-v322r0-f1.txt", pairs());
            folder.withUnits("MCR_MUE_OutpatientHospitalServices_Eff_10-01-2026.csv", units());
        }
        folder.withAddOns("AOC_V2026Q3-F-MCR.txt", addOns());
        folder.with("cmm.csv", "first,last,effective,deletion,documents\n23001,23004,,,\n23005,23006," + day() + ",,\n"
                + "23007,23007,," + day() + ",\n0201T,0201T,,,\n");
    }

    /** One row of a pair, or two of which the second begins after the first has ended. */
    private String[] pairs() {
        var rows = new ArrayList<String>();
        for (var one : CODES) {
            for (var two : CODES) {
                if (!one.equals(two) && random.nextInt(3) == 0) {
                    var end = day();
                    boolean ends = random.nextInt(3) == 0;
                    rows.add(pair(one, two, "20200101", ends ? basic(end) : "*"));
                    if (ends && random.nextBoolean()) {
                        rows.add(pair(one, two, basic(end.plusDays(1 + random.nextInt(2))), ""));
                    }
                }
            }
        }
        return rows.toArray(String[]::new);
    }

    private String pair(String one, String two, String from, String to) {
        return String.join("\t", one, two, "", from, to, any(List.of("0", "0", "1", "1", "1", "9")), any(RATIONALES));
    }

    private String[] units() {
        return CODES.stream().filter(code -> random.nextInt(4) > 0)
                .map(code -> code + "," + random.nextInt(4) + "," + any(List.of("1 Line Edit",
                        "2 Date of Service Edit: Policy", "3 Date of Service Edit: Clinical")) + ",CMS Policy")
                .toArray(String[]::new);
    }

    /** A primary comes before its add-on in the list of codes, so that no add-on is its own over others. */
    private String[] addOns() {
        var rows = new ArrayList<String>();
        for (int at = 3; at < CODES.size(); at++) {
            int type = 1 + random.nextInt(5);
            if (type == 2) {
                rows.add(addOn(type, CODES.get(at), "CCCCC"));
            } else if (type < 4) {
                for (var primary : CODES.subList(0, at)) {
                    if (random.nextInt(3) == 0) {
                        rows.add(addOn(type, CODES.get(at), primary));
                    }
                }
            }
        }
        return rows.toArray(String[]::new);
    }

    private String addOn(int type, String addOn, String primary) {
        return CodesFolder.addOn(type, addOn, rarely(day()), primary,
                type == 2 ? "" : rarely(day()), "2020001", rarely(day()));
    }

    private String rarely(LocalDate date) {
        return random.nextInt(5) == 0 ? date.format(ORDINAL) : "";
    }

    private LocalDate day() {
        return first.plusDays(random.nextInt(60));
    }

    private static String basic(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
