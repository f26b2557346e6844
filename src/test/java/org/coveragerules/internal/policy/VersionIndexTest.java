package org.coveragerules.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.request.Discipline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index finds what walking every version finds. */
class VersionIndexTest {

    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final List<Discipline> DISCIPLINES = new ArrayList<>(List.of(Discipline.values()));

    static {
        DISCIPLINES.add(null);
    }

    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itIsAsWalkingAll(long seed) {
        random = new Random(seed);
        Map<String, List<PolicyVersion>> byPolicy = new TreeMap<>();
        for (int policy = 0; policy < 1 + seed * 8; policy++) {
            byPolicy.put("p" + policy, versions("p" + policy));
        }
        var order = new ArrayList<>(byPolicy.keySet());
        Collections.shuffle(order, random);
        var index = new VersionIndex(order, byPolicy);
        for (int line = 0; line < 3_000; line++) {
            var code = code();
            var discipline = DISCIPLINES.get(random.nextInt(DISCIPLINES.size()));
            var date = day();
            var named = named(byPolicy);
            var walked = new ArrayList<PolicyVersion>();
            for (var id : order) {
                for (var version : byPolicy.get(id)) {
                    boolean asked = named.containsKey(id) ? named.get(id) == version : version.inForce(date);
                    if (asked && version.speaksOf(code, discipline)) {
                        walked.add(version);
                    }
                }
            }
            var places = new TreeSet<Integer>();
            index.judging(code, discipline, Set.of(), date, named, places::add);
            assertThat(places).extracting(index::at).containsExactlyElementsOf(walked);
        }
    }

    private List<PolicyVersion> versions(String id) {
        var versions = new ArrayList<PolicyVersion>();
        var begins = random.nextBoolean() ? null : day();
        int count = 1 + random.nextInt(4);
        for (int number = 1; number <= count; number++) {
            var ends = number == count && random.nextBoolean() ? null
                    : (begins == null ? day() : begins).plusDays(random.nextInt(200));
            versions.add(new PolicyVersion(id, String.valueOf(number), "t", begins, ends, null, "s", List.of(),
                    new Scope(disciplines(), codes(), Set.of(), Set.of(), Set.of(), Set.of(), null, null, null), null,
                    List.of(), () -> new PolicyVersion.Said(Map.of(), Map.of(), List.of(), Map.of())));
            if (ends == null) {
                break;
            }
            begins = ends.plusDays(1);
        }
        return versions;
    }

    private Set<Discipline> disciplines() {
        return switch (random.nextInt(4)) {
            case 0 -> Set.of(Discipline.PT);
            case 1 -> Set.of(Discipline.values());
            default -> Set.of();
        };
    }

    /** Codes are drawn from few, so that ranges overlap and their ends are met. */
    private CodeScope codes() {
        var texts = new ArrayList<String>();
        for (int left = random.nextInt(5); left > 0; left--) {
            int first = number();
            texts.add(random.nextBoolean() ? text(first) : text(first) + "-" + text(first + random.nextInt(300)));
        }
        return CodeScope.of(texts);
    }

    private int number() {
        return random.nextInt(40) * 25 + random.nextInt(3);
    }

    private String code() {
        return switch (random.nextInt(8)) {
            case 0 -> "G" + text(number()).substring(1);
            case 1 -> "none";
            default -> text(number() + random.nextInt(2));
        };
    }

    private static String text(int number) {
        return String.format("%05d", number);
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(600));
    }

    private Map<String, PolicyVersion> named(Map<String, List<PolicyVersion>> byPolicy) {
        var named = new HashMap<String, PolicyVersion>();
        for (int left = random.nextInt(3); left > 0; left--) {
            var versions = byPolicy.get("p" + random.nextInt(byPolicy.size()));
            var version = versions.get(random.nextInt(versions.size()));
            named.put(version.id(), version);
        }
        return named;
    }
}
