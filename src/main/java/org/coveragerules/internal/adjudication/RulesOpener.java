package org.coveragerules.internal.adjudication;

import java.nio.file.Path;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.policy.SignedRules;
import org.coveragerules.internal.policy.SigningKeys;

/** Opens what an application asks for. */
public final class RulesOpener implements Opening.Opener {

    @Override
    public CoverageRules open(Opening asked) {
        return Events.opening(asked, () -> opened(asked));
    }

    private static Adjudicator opened(Opening asked) {
        var codes = asked.codes().map(CodeTables::from);
        if (asked.directory().isEmpty()) {
            return codes.map(Adjudicator::bundled).orElseGet(Adjudicator::bundled);
        }
        var directory = asked.directory().get();
        var tables = codes.orElseGet(CodeTables::bundled);
        var cache = asked.cache().map(RuleCache::in).orElse(RuleCache.NONE);
        var read = asked.isOnDemand() ? RuleFiles.onDemand(directory) : RuleFiles.in(directory);
        var keys = SigningKeys.publicKeys(asked.trusted());
        var files = SignedRules.required(directory, asked.isJavaAllowed() ? read.allowingJava() : read, keys);
        if (asked.listener().isPresent()) {
            return Adjudicator.watching(directory, files, last -> SignedRules.required(directory, asked.isOnDemand()
                    ? last.found(directory) : last.anew(directory), keys), tables, cache, asked.isOnDemand(),
                    asked.listener().get());
        }
        if (asked.isOnDemand()) {
            return Adjudicator.onDemand(files, tables, cache);
        }
        asked.expected().ifPresent(expected -> check(directory, files.fingerprint(tables.digest()), expected));
        return Adjudicator.from(files, tables, cache);
    }

    private static void check(Path directory, String found, String expected) {
        if (!found.equals(expected)) {
            throw new RulesException(directory.toString(), "is not the directory that was expected: with these code"
                    + " tables its fingerprint is `" + found + "`, and `" + expected + "` was expected; nothing of"
                    + " it was compiled. Bring back the files, or the version of the library, of that fingerprint,"
                    + " or have these reviewed and expect theirs");
        }
    }
}
