package org.coveragerules.internal.codes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes made-up code-edit files in the published layouts and of any size: the same seed and sizes always give the same
 * bytes. Nothing in them is a real edit.
 */
final class CodeFileGenerator {

    private static final String[] RATIONALES = {"Standards of medical/surgical practice",
            "Misuse of Column Two code with Column One code", "More extensive procedure",
            "Mutually exclusive procedures", "CPT Manual or CMS manual coding instruction",
            "CPT Separate procedure definition", "Anesthesia service included in surgical procedure",
            "HCPCS/CPT procedure code definition"};
    private static final String PREAMBLE = "Made-up rows in the layout of CMS\t\t\t\t\t\t\r\n"
            + "Column1/Column2 Edits\t\t\t\t\t\t\r\n"
            + "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
            + "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
            + "\t\t\t\t*=no data\t1=allowed\t\r\n"
            + "\t\t\t\t\t9=not applicable\t\r\n";
    private static final int PARTS = 4;
    /** About as many codes stand in column one of the published files. */
    private static final int CODES = 14_000;

    private final Random random;
    private final List<String> codes;

    CodeFileGenerator(long seed) {
        random = new Random(seed);
        codes = codes();
    }

    private List<String> codes() {
        TreeSet<String> drawn = new TreeSet<>();
        while (drawn.size() < CODES) {
            int kind = random.nextInt(20);
            drawn.add(kind < 16 ? String.format("%05d", 100 + random.nextInt(99_600))
                    : kind < 18 ? String.format("%04d%s", random.nextInt(1000), "TUMF".charAt(random.nextInt(4)))
                    : String.format("%s%04d", (char) ('A' + random.nextInt(22)), random.nextInt(10_000)));
        }
        return new ArrayList<>(drawn);
    }

    List<String> drawnCodes() {
        return codes;
    }

    /** Pairs of the practitioner files of such a directory, drawn at random from so many rows. */
    static List<String[]> pairs(Path directory, int rows, int most) throws IOException {
        Random drawing = new Random(1);
        int oneOf = Math.max(1, rows / most);
        List<String[]> pairs = new ArrayList<>();
        for (int part = 1; part <= PARTS; part++) {
            try (Stream<String> lines = Files.lines(directory.resolve("ccipra-v320r0-f" + part + ".TXT"),
                    StandardCharsets.ISO_8859_1)) {
                lines.skip(PREAMBLE.lines().count()).filter(line -> drawing.nextInt(oneOf) == 0)
                        .map(line -> line.split("\t")).forEach(pairs::add);
            }
        }
        return pairs;
    }

    /**
     * A directory of both settings: PTP in four parts each, one quarter of MUE each, and the add-on codes. A setting of
     * no pairs has no PTP file.
     */
    void write(Path directory, int practitionerPairs, int hospitalPairs, int units, int addOns) throws IOException {
        Files.createDirectories(directory);
        writePairs(directory, "ccipra-v320r0", practitionerPairs);
        if (hospitalPairs > 0) {
            writePairs(directory, "ccioph-v320r0", hospitalPairs);
        }
        writeUnits(directory.resolve("MCR_MUE_PractitionerServices_Eff_01-01-2026.csv"), units);
        writeUnits(directory.resolve("MCR_MUE_OutpatientHospitalServices_Eff_01-01-2026.csv"), units);
        writeAddOns(directory.resolve("AOC_V2026Q1-F-MCR.txt"), addOns);
    }

    /** Pairs in the order of their codes; about one in eight has its history in a row of its own. */
    private void writePairs(Path directory, String name, int pairs) throws IOException {
        int written = 0;
        int each = Math.max(1, pairs / codes.size() + 1);
        int code = 0;
        for (int part = 1; part <= PARTS; part++) {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(directory.resolve(name + "-f" + part + ".TXT")), 1 << 18)) {
                out.write(PREAMBLE.getBytes(StandardCharsets.ISO_8859_1));
                int until = (int) ((long) pairs * part / PARTS);
                while (written < until && code < codes.size()) {
                    written += writeColumnOne(out, codes.get(code++), 1 + random.nextInt(2 * each), until - written);
                }
            }
        }
    }

    private int writeColumnOne(OutputStream out, String columnOne, int pairs, int most) throws IOException {
        TreeSet<String> columnTwo = new TreeSet<>();
        while (columnTwo.size() < pairs) {
            columnTwo.add(codes.get(random.nextInt(codes.size())));
        }
        int written = 0;
        for (String code : columnTwo) {
            int year = 1996 + random.nextInt(25);
            if (random.nextInt(8) == 0 && written < most) {
                out.write(row(columnOne, code, year, (year + 2) + "1231"));
                written++;
                year += 3;
            }
            if (written < most) {
                out.write(row(columnOne, code, year, random.nextInt(4) == 0 ? (year + 3) + "0630" : "*"));
                written++;
            }
        }
        return written;
    }

    private byte[] row(String columnOne, String columnTwo, int year, String deletion) {
        String quarter = new String[] {"0101", "0401", "0701", "1001"}[random.nextInt(4)];
        int indicator = new int[] {0, 1, 1, 1, 1, 1, 1, 9}[random.nextInt(8)];
        return String.join("\t", columnOne, columnTwo, year == 1996 ? "*" : "", year + quarter, deletion,
                indicator + "", RATIONALES[random.nextInt(RATIONALES.length)] + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void writeUnits(Path file, int rows) throws IOException {
        StringBuilder text = new StringBuilder("\"Made-up rows\r\nin the layout of CMS\",,,\r\n"
                + "\"HCPCS/\nCPT Code\",Services MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n");
        String[] indicators = {"1 Line Edit", "2 Date of Service Edit: Policy", "3 Date of Service Edit: Clinical"};
        for (String code : codes.subList(0, Math.min(rows, codes.size()))) {
            text.append(code).append(',').append(random.nextInt(10)).append(',')
                    .append(indicators[random.nextInt(3)]).append(",Clinical: Data\r\n");
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void writeAddOns(Path file, int rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append(String.format("%d%s%7s%s%7s%7d%7s%-58s\r\n", 1, codes.get(row / 10 % codes.size()), "",
                    codes.get(random.nextInt(codes.size())), "", 2013001, "", ""));
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
