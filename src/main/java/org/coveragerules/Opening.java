package org.coveragerules;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * How rules are opened: those in the jar, or a directory, with what is asked of them beside. Each method gives another
 * opening and leaves this one as it was; nothing is read before {@link #open()}.
 *
 * <pre>{@code
 * try (var rules = Opening.of(Path.of("rules")).codes(Path.of("codes")).cache(Path.of("cache")).open()) {
 *     var determination = rules.determine(rules.requests().read(json));
 * }
 * }</pre>
 */
public final class Opening {

    /** Opens rules; the library's own, found as a service so that this package needs nothing of what it promises. */
    public interface Opener {

        /** Opens what is asked for. */
        CoverageRules open(Opening asked);
    }

    private Path directory;
    private Path codes;
    private Path cache;
    private String fingerprint;
    private RulesListener listener;
    private boolean isOnDemand;
    private boolean isJavaAllowed;
    private List<Path> trusted = List.of();

    private Opening() {
    }

    /** Nothing of an opening changes once it is handed out: each choice is made of a copy. */
    private Opening and(Consumer<Opening> choice) {
        var copy = new Opening();
        copy.directory = directory;
        copy.codes = codes;
        copy.cache = cache;
        copy.fingerprint = fingerprint;
        copy.listener = listener;
        copy.isOnDemand = isOnDemand;
        copy.isJavaAllowed = isJavaAllowed;
        copy.trusted = trusted;
        choice.accept(copy);
        return copy;
    }

    /** Of the rules in the jar. */
    public static Opening bundled() {
        return new Opening();
    }

    /** Of a directory of rules. They can do nothing but judge: what is more is refused. */
    public static Opening of(Path directory) {
        return new Opening().and(copy -> copy.directory = directory);
    }

    /** With the code tables of a directory in place of those in the jar. */
    public Opening codes(Path tables) {
        return and(copy -> copy.codes = tables);
    }

    /**
     * Keeps in a directory what rules are compiled to, and takes it from there the next time, where it was compiled
     * from the very same by this very build of the library. It is as much code as the rules are, and the directory is
     * private to its owner.
     */
    public Opening cache(Path compiled) {
        return and(copy -> copy.cache = compiled);
    }

    /**
     * Opens the rules only if they and the code tables are exactly those of a fingerprint, such as one that was written
     * down when the rules were released. No line of any others is compiled or run.
     *
     * @param expected as {@link CoverageRules#fingerprint()} and every determination give it
     */
    public Opening expecting(String expected) {
        return and(copy -> copy.fingerprint = expected);
    }

    /**
     * For a directory of many policies: what tells when and of which lines each version is asked is read at once, and
     * the rest is read and compiled when it is first asked. A mistake in it shows itself then, as a
     * {@link RulesException} that names the version, and nothing is determined; the command {@code rules check} finds
     * all mistakes before. The directory has to stay as it is while the rules are open, unless they are
     * {@link #watched}: a file that has changed is refused, and never served beside the others.
     */
    public Opening onDemand() {
        return and(copy -> copy.isOnDemand = true);
    }

    /**
     * Opens the directory anew whenever a file of it is saved. The new rules are built aside and take the place of the
     * old ones at once; calls under way end on those they began with. Rules that cannot be opened leave the old ones
     * serving. On demand, only the versions of a policy of which a file was saved are compiled at once.
     *
     * @param told told of each change, by a thread of the library's own
     */
    public Opening watched(RulesListener told) {
        return and(copy -> copy.listener = told);
    }

    /**
     * Opens the rules only as one of these keys has signed them, to the last byte; of any others no line is compiled or
     * run. Watched rules are looked at again whenever they are saved.
     *
     * @param publicKeys files of public keys of Ed25519, as PEM; at least one
     */
    public Opening trusting(Collection<Path> publicKeys) {
        if (publicKeys.isEmpty()) {
            throw new IllegalArgumentException("no key is trusted; give at least one file of a public key");
        }
        return and(copy -> copy.trusted = List.copyOf(publicKeys));
    }

    /**
     * Lets rules do whatever Java does: read files, end the process, go on for ever. It is for rules that are reviewed
     * as code is; the fingerprint of rules that were opened so ends in {@code +java}.
     */
    public Opening allowJavaInRules() {
        return and(copy -> copy.isJavaAllowed = true);
    }

    /**
     * Opens the rules.
     *
     * @throws RulesException        naming everything that is wrong with the rules, or saying which fingerprint was
     *                               found where another was expected
     * @throws IllegalStateException where what is asked for does not go together
     */
    public CoverageRules open() {
        if (directory == null && (listener != null || isOnDemand || fingerprint != null || cache != null
                || isJavaAllowed || !trusted.isEmpty())) {
            throw new IllegalStateException("the rules in the jar are neither watched, expected, cached, signed nor"
                    + " opened on demand, and do nothing but judge; name a directory by `Opening.of`");
        }
        if (fingerprint != null && (listener != null || isOnDemand)) {
            throw new IllegalStateException("rules of an expected fingerprint are opened at once and do not change; leave"
                    + " out `watched` and `onDemand`, or `expecting`");
        }
        return ServiceLoader.load(Opener.class, Opening.class.getClassLoader()).findFirst().orElseThrow(
                () -> new IllegalStateException("`META-INF/services/" + Opener.class.getName()
                + "` of coverage-rules.jar"
                        + " is not on the class path; where jars are put into one, their services have to be joined"))
                .open(this);
    }

    /** The directory; empty: the rules in the jar. */
    public Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }

    /** The directory of code tables; empty: those in the jar. */
    public Optional<Path> codes() {
        return Optional.ofNullable(codes);
    }

    /** Where compiled rules are kept; empty: nowhere. */
    public Optional<Path> cache() {
        return Optional.ofNullable(cache);
    }

    /** The fingerprint expected; empty: any. */
    public Optional<String> expected() {
        return Optional.ofNullable(fingerprint);
    }

    /** Who is told of changes; empty: the directory is not watched. */
    public Optional<RulesListener> listener() {
        return Optional.ofNullable(listener);
    }

    /** Whether versions are read and compiled when they are first asked. */
    public boolean isOnDemand() {
        return isOnDemand;
    }

    /** The files of the public keys that are trusted; empty: the rules need not be signed. */
    public List<Path> trusted() {
        return trusted;
    }

    /** Whether rules may do whatever Java does. */
    public boolean isJavaAllowed() {
        return isJavaAllowed;
    }
}
