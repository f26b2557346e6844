package org.coveragerules.oracle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.coveragerules.request.Authorization;

/** Which authorizations the lines of a claim use, and how far they reach (PRE-10). */
final class AuthorizationOracle {

    private static final int UNLIMITED = Integer.MAX_VALUE;
    /**
     * PRE-10 says no more than which ends first; what fits less is used before what fits more, and the rest makes the
     * order given indifferent, as in the rules.
     */
    private static final Comparator<Authorization> FIRST_TO_END = Comparator
            .comparing(Authorization::to, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(one -> one.condition() == null)
            .thenComparing(one -> one.code() == null)
            .thenComparing(Authorization::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Authorization::id, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Authorization::placeOfService, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(AuthorizationOracle::left, Comparator.reverseOrder());

    private final Authorization[] authorizations;
    /** Visits left at the beginning of a date. */
    private final int[] left;
    /** Visits that lines of the date use; lines of one date share them. */
    private final int[] used;

    private AuthorizationOracle(List<Authorization> onFile) {
        this.authorizations = onFile.toArray(Authorization[]::new);
        Arrays.sort(authorizations, FIRST_TO_END);
        this.left = new int[authorizations.length];
        this.used = new int[authorizations.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = left(authorizations[i]);
        }
    }

    private static int left(Authorization one) {
        return one.visits() == null ? UNLIMITED : Math.max(0, one.visits() - one.visitsUsed());
    }

    /** Tells each line of a claim how many of its visits are authorized, and for what kind of place. */
    static void use(OracleCase one) {
        if (!one.claim) {
            return;
        }
        List<Authorization> onFile = one.request.history().knownAuthorizations();
        for (OracleLine line : one.lines) {
            String named = line.line.authorization();
            line.authorizationUnknown = one.request.history().authorizations() == null
                    || named != null && onFile.stream().noneMatch(authorization -> named.equals(authorization.id()));
        }
        AuthorizationOracle oracle = new AuthorizationOracle(onFile);
        OracleLine[] byDate = one.lines.clone();
        Arrays.sort(byDate, Comparator.comparing((OracleLine line) -> line.date));
        for (int i = 0; i < byDate.length; i++) {
            if (i > 0 && byDate[i].date.isAfter(byDate[i - 1].date)) {
                oracle.endDay();
            }
            oracle.use(byDate[i]);
        }
    }

    private void endDay() {
        for (int i = 0; i < left.length; i++) {
            if (left[i] != UNLIMITED) {
                left[i] -= used[i];
            }
            used[i] = 0;
        }
    }

    private void use(OracleLine line) {
        int open = line.line.visits();
        boolean any = false;
        boolean elsewhere = false;
        boolean unknown = false;
        int inHospital = 0;
        for (int kind = 0; kind < 3; kind++) {
            for (int i = 0; i < authorizations.length; i++) {
                if (left[i] == 0 || kindOfPlace(authorizations[i], line) != kind || !covers(authorizations[i], line)) {
                    continue;
                }
                line.authorizationOfOffice |= line.hospital && kind == 2;
                if (open == 0 && any) {
                    continue;
                }
                any = true;
                int drawn = Math.min(open, left[i]);
                open -= drawn;
                used[i] = Math.max(used[i], drawn);
                String place = authorizations[i].placeOfService();
                unknown |= place == null;
                elsewhere |= place != null && !OracleLine.hospital(place);
                inHospital += OracleLine.hospital(place) ? drawn : 0;
            }
        }
        if (any) {
            line.authorizedVisits = line.line.visits() - open;
            line.authorizedInHospital = inHospital;
            line.authorizedForHospital = !elsewhere && !unknown;
            line.authorizationPlaceUnknown = unknown && inHospital == 0;
        }
    }

    /** Of several the line's own kind of place comes first; one without a place may be of it (an open choice). */
    private static int kindOfPlace(Authorization authorization, OracleLine line) {
        String place = authorization.placeOfService();
        if (line.therapy == null) {
            return 0;
        }
        return place == null ? 1 : !line.placeUnknown && OracleLine.hospital(place) == line.hospital ? 0 : 2;
    }

    private static boolean covers(Authorization authorization, OracleLine line) {
        boolean service = authorization.code() != null ? authorization.code().equals(line.line.code())
                : authorization.discipline() != null && authorization.discipline() == line.counted();
        boolean named = line.line.authorization() == null || line.line.authorization().equals(authorization.id());
        return named && service && (authorization.condition() == null
                || authorization.condition().equals(line.condition))
                && OracleCase.within(line.date, authorization.from(), authorization.to());
    }
}
