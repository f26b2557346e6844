package org.coveragerules.internal.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.coveragerules.internal.codes.CodeScopes;
import org.coveragerules.request.Discipline;

/**
 * Which versions judge a line, found by its code and discipline without walking the policies. A version has a place: an
 * earlier one is asked first. Immutable.
 */
public final class VersionIndex {

    private static final int[] NONE = {};

    private final List<PolicyVersion> versions;
    private final Map<String, Integer> firstPlaces = new HashMap<>();
    /** Days since 1970, by place: objects would be fetched from all over the heap. */
    private final long[] effective;
    private final long[] until;
    private final int[] ofEveryLine;
    private final Map<Discipline, int[]> ofDiscipline = new EnumMap<>(Discipline.class);
    private final Map<String, int[]> ofCategory = new HashMap<>();
    private final CodeScopes ofCode;

    VersionIndex(List<String> order, Map<String, List<PolicyVersion>> byPolicy) {
        var all = new ArrayList<PolicyVersion>();
        for (var id : order) {
            firstPlaces.put(id, all.size());
            all.addAll(byPolicy.get(id));
        }
        versions = List.copyOf(all);
        effective = all.stream().mapToLong(each -> day(each.effective(), Long.MIN_VALUE)).toArray();
        until = all.stream().mapToLong(each -> day(each.until(), Long.MAX_VALUE)).toArray();
        ofEveryLine = places(each -> each.codes().isEvery() && each.disciplines().isEmpty()
                && each.scope().categories().isEmpty());
        for (var category : all.stream().flatMap(each -> each.scope().categories().stream()).distinct().toList()) {
            ofCategory.put(category, places(each -> each.codes().isEvery() && each.disciplines().isEmpty()
                    && each.scope().categories().contains(category)));
        }
        for (var discipline : Discipline.values()) {
            ofDiscipline.put(discipline,
                    places(each -> each.codes().isEvery() && each.disciplines().contains(discipline)));
        }
        ofCode = new CodeScopes(all.stream().map(PolicyVersion::codes).toList());
    }

    private static long day(LocalDate day, long open) {
        return day == null ? open : day.toEpochDay();
    }

    private int[] places(Predicate<PolicyVersion> which) {
        return IntStream.range(0, versions.size()).filter(place -> which.test(versions.get(place))).toArray();
    }

    /** The version at a place. */
    public PolicyVersion at(int place) {
        return versions.get(place);
    }

    /**
     * Names, by their places and in no order, the versions that judge a line: they are in force on its date, or named,
     * and are for lines of its code, discipline and categories, as far as these find them. One may be named twice.
     *
     * @param discipline null: the line has none
     * @param named      version by policy id, asked in place of the one in force
     */
    public void judging(String code, Discipline discipline, Set<String> categories, LocalDate date,
            Map<String, PolicyVersion> named, IntConsumer place) {
        long day = date.toEpochDay();
        inForce(ofEveryLine, day, named, place);
        inForce(discipline == null ? NONE : ofDiscipline.get(discipline), day, named, place);
        if (!ofCategory.isEmpty()) {
            for (var category : categories) {
                inForce(ofCategory.getOrDefault(category, NONE), day, named, place);
            }
        }
        ofCode.of(code, each -> {
            if (effective[each] <= day && day <= until[each] && versions.get(each).isOf(discipline)
                    && !isNamed(each, named)) {
                place.accept(each);
            }
        });
        if (!named.isEmpty()) {
            named.forEach((id, version) -> {
                if (version.speaksOf(code, discipline)) {
                    place.accept(place(version));
                }
            });
        }
    }

    private void inForce(int[] places, long day, Map<String, PolicyVersion> named, IntConsumer place) {
        for (int each : places) {
            if (effective[each] <= day && day <= until[each] && !isNamed(each, named)) {
                place.accept(each);
            }
        }
    }

    private int place(PolicyVersion version) {
        int place = firstPlaces.get(version.id());
        while (versions.get(place) != version) {
            place++;
        }
        return place;
    }

    private boolean isNamed(int place, Map<String, PolicyVersion> named) {
        return !named.isEmpty() && named.containsKey(versions.get(place).id());
    }
}
