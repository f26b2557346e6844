package org.coveragerules.internal.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.coveragerules.request.Line;
import org.coveragerules.request.Observed;

/** Objects of a list of which no two may have the same key; of those that do the first is kept. */
abstract class Repeated<T> {

    private static final Repeated<Line> LINES = new Repeated<>() {

        @Override
        Object key(Line line) {
            return line.number();
        }

        @Override
        void note(Line earlier, Line again, Cursor at) {
            // Of a line without a number that has been told already.
            if (again.number() > 0) {
                at.below("number").note("`" + again.number() + "` as an earlier line's is", "each line its own number");
            }
        }
    };

    private static final Repeated<Observed> OBSERVATIONS = new Repeated<>() {

        @Override
        Object key(Observed observed) {
            return Arrays.asList(observed.name(), observed.date());
        }

        @Override
        void note(Observed earlier, Observed again, Cursor at) {
            if (!earlier.saysWhat(again)) {
                at.note("another value of `" + again.name() + "` on the date of an earlier one",
                        "one value of a name and date");
            }
        }
    };

    /** What may not repeat itself of a type; null: nothing of it. */
    @SuppressWarnings("unchecked")
    static <T> Repeated<T> of(Class<T> type) {
        return (Repeated<T>) (type == Line.class ? LINES : type == Observed.class ? OBSERVATIONS : null);
    }

    abstract Object key(T object);

    /** Notes what is wrong with one whose key an earlier one has. */
    abstract void note(T earlier, T again, Cursor at);

    /** The objects of a list, each key once. */
    final List<T> once(List<Cursor> elements, Shape<T> shape) {
        var kept = new ArrayList<T>(elements.size());
        var first = new HashMap<Object, T>();
        for (var each : elements) {
            var object = each.object(shape::read);
            var earlier = first.putIfAbsent(key(object), object);
            if (earlier == null) {
                kept.add(object);
            } else {
                note(earlier, object, each);
            }
        }
        return kept;
    }
}
