package org.coveragerules.replay;

import java.util.Map;
import java.util.Optional;
import org.coveragerules.Recorded;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.Request;

/** Judges every request and compares it with nothing; a record is judged by the versions it names. */
record PlainJudge(Adjudicator rules) implements RequestJudge {

    @Override
    public JsonRequestReader requests() {
        return rules.requests();
    }

    @Override
    public Judged judge(Request request, Optional<Recorded> recorded) {
        var determination = rules.determine(request, recorded.map(Recorded::versions).orElse(Map.of()));
        return new Judged(Optional.empty(), determination, false);
    }
}
