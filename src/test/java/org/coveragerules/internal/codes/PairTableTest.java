package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PairTableTest {

    private static final LocalDate DATE = LocalDate.of(2026, 1, 1);

    /** Codes beside each other, where a search that guesses is hardest, and codes anywhere. */
    @Property(tries = 200)
    void findsEveryPairAndNoOther(@ForAll long seed, @ForAll @IntRange(max = 3_000) int pairs,
            @ForAll @IntRange(min = 2, max = 90_000) int spread) {
        Random random = new Random(seed);
        List<String> codes = new ArrayList<>();
        for (int code = 0; code < 150; code++) {
            codes.add(String.format("%05d", random.nextInt(spread)));
        }
        Set<String> there = new TreeSet<>();
        for (int pair = 0; pair < pairs; pair++) {
            there.add(codes.get(random.nextInt(random.nextInt(codes.size()) + 1)) + " "
                    + codes.get(random.nextInt(codes.size())));
        }
        PairTable table = table(there);

        for (String columnOne : codes) {
            for (String columnTwo : codes) {
                assertThat(table.inForce(columnOne, columnTwo, DATE, Setting.PRACTITIONER, false).isPresent())
                        .isEqualTo(there.contains(columnOne + " " + columnTwo));
            }
        }
    }

    private static PairTable table(Set<String> pairs) {
        PairRows rows = new PairRows(pairs.size());
        pairs.forEach(pair -> rows.add(CodeNumber.of(pair.substring(0, 5)), CodeNumber.of(pair.substring(6)),
                EditDay.of(2020, 1, 1), EditDay.OPEN, 1, 0));
        return new PairTable(rows.sorted(), new String[] {"More extensive procedure"});
    }
}
