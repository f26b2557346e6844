package org.coveragerules.internal.engine;

import org.drools.model.SingleConstraint;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.PredicateInformation;
import org.drools.model.functions.PredicateN;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;

/** A constraint of the compiled rules, asked of what is in the slots. */
abstract sealed class Check {

    /**
     * Whether it holds.
     *
     * @throws ConstraintEvaluationException where it throws; names the rules that have it, as the engine does
     */
    abstract boolean test(Object[] slots);

    static boolean all(Check[] checks, Object[] slots) {
        for (var check : checks) {
            if (!check.test(slots)) {
                return false;
            }
        }
        return true;
    }

    /** A constraint by itself, of as many values as it takes. */
    @SuppressWarnings("unchecked")
    static Check single(SingleConstraint constraint, Operand... given) {
        var predicate = predicate(constraint);
        var information = constraint.predicateInformation();
        return switch (given.length) {
            case 1 -> new Of1((Predicate1<Object>) predicate, given[0], information);
            case 2 -> new Of2((Predicate2<Object, Object>) predicate, given[0], given[1], information);
            case 3 -> new Of3((Predicate3<Object, Object, Object>) predicate, given[0], given[1], given[2],
                    information);
            default -> new OfMany((PredicateN) predicate, given, information);
        };
    }

    /** What a constraint asks; of two that ask the same of up to three values the same object. */
    static Object predicate(SingleConstraint constraint) {
        return switch (constraint.getVariables().length) {
            case 1 -> CompiledExpression.bare(constraint.getPredicate1());
            case 2 -> CompiledExpression.bare(constraint.getPredicate2());
            case 3 -> CompiledExpression.bare(constraint.getPredicate3());
            default -> constraint.getPredicate();
        };
    }

    /** Constraints of which one, or each, has to hold. */
    static Check several(boolean isAny, Check... checks) {
        return new Several(isAny, checks);
    }

    /** One that Drools compiled. */
    private abstract static sealed class Single extends Check {

        private final PredicateInformation information;

        Single(PredicateInformation information) {
            this.information = information;
        }

        abstract boolean holds(Object[] slots) throws Exception;

        @Override
        final boolean test(Object[] slots) {
            try {
                return holds(slots);
            } catch (Exception e) {
                throw new ConstraintEvaluationException(information, e);
            }
        }
    }

    private static final class Of1 extends Single {

        private final Predicate1<Object> predicate;
        private final Operand first;

        Of1(Predicate1<Object> predicate, Operand first, PredicateInformation information) {
            super(information);
            this.predicate = predicate;
            this.first = first;
        }

        @Override
        boolean holds(Object[] slots) throws Exception {
            return predicate.test(first.get(slots));
        }
    }

    private static final class Of2 extends Single {

        private final Predicate2<Object, Object> predicate;
        private final Operand first;
        private final Operand second;

        Of2(Predicate2<Object, Object> predicate, Operand first, Operand second, PredicateInformation information) {
            super(information);
            this.predicate = predicate;
            this.first = first;
            this.second = second;
        }

        @Override
        boolean holds(Object[] slots) throws Exception {
            return predicate.test(first.get(slots), second.get(slots));
        }
    }

    private static final class Of3 extends Single {

        private final Predicate3<Object, Object, Object> predicate;
        private final Operand first;
        private final Operand second;
        private final Operand third;

        Of3(Predicate3<Object, Object, Object> predicate, Operand first, Operand second, Operand third,
                PredicateInformation information) {
            super(information);
            this.predicate = predicate;
            this.first = first;
            this.second = second;
            this.third = third;
        }

        @Override
        boolean holds(Object[] slots) throws Exception {
            return predicate.test(first.get(slots), second.get(slots), third.get(slots));
        }
    }

    private static final class OfMany extends Single {

        private final PredicateN predicate;
        private final Operand[] given;

        OfMany(PredicateN predicate, Operand[] given, PredicateInformation information) {
            super(information);
            this.predicate = predicate;
            this.given = given;
        }

        @Override
        boolean holds(Object[] slots) throws Exception {
            var values = new Object[given.length];
            for (int at = 0; at < values.length; at++) {
                values[at] = given[at].get(slots);
            }
            return predicate.test(values);
        }
    }

    private static final class Several extends Check {

        private final boolean isAny;
        private final Check[] checks;

        Several(boolean isAny, Check... checks) {
            this.isAny = isAny;
            this.checks = checks;
        }

        @Override
        boolean test(Object[] slots) {
            for (var check : checks) {
                if (check.test(slots) == isAny) {
                    return isAny;
                }
            }
            return !isAny;
        }
    }
}
