package org.coveragerules;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

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

    private final Path directory;
    private final Path codes;
    private final Path cache;
    private final String fingerprint;
    private final RulesListener listener;
    private final boolean isOnDemand;

    private Opening(Path directory, Path codes, Path cache, String fingerprint, RulesListener listener,
            boolean isOnDemand) {
        this.directory = directory;
        this.codes = codes;
        this.cache = cache;
        this.fingerprint = fingerprint;
        this.listener = listener;
        this.isOnDemand = isOnDemand;
    }

    /** Of the rules in the jar. */
    public static Opening bundled() {
        return new Opening(null, null, null, null, null, false);
    }

    /** Of a directory of rules. Rules are code: what they say in Java, this process does. */
    public static Opening of(Path directory) {
        return new Opening(directory, null, null, null, null, false);
    }

    /** With the code tables of a directory in place of those in the jar. */
    public Opening codes(Path tables) {
        return new Opening(directory, tables, cache, fingerprint, listener, isOnDemand);
    }

    /**
     * Keeps in a directory what rules are compiled to, and takes it from there the next time, where it was compiled
     * from the very same by this very build of the library. It is as much code as the rules are, and the directory is
     * private to its owner.
     */
    public Opening cache(Path compiled) {
        return new Opening(directory, codes, compiled, fingerprint, listener, isOnDemand);
    }

    /**
     * Opens the rules only if they and the code tables are exactly those of a fingerprint, such as one that was written
     * down when the rules were released. No line of any others is compiled or run.
     *
     * @param expected as {@link CoverageRules#fingerprint()} and every determination give it
     */
    public Opening expecting(String expected) {
        return new Opening(directory, codes, cache, expected, listener, isOnDemand);
    }

    /**
     * For a directory of many policies: what tells when and of which lines each version is asked is read at once, and
     * the rest is read and compiled when it is first asked. A mistake in it shows itself then, as a
     * {@link RulesException} that names the version, and nothing is determined; the command {@code rules check} finds
     * all mistakes before. The directory has to stay as it is while the rules are open, unless they are
     * {@link #watched}: a file that has changed is refused, and never served beside the others.
     */
    public Opening onDemand() {
        return new Opening(directory, codes, cache, fingerprint, listener, true);
    }

    /**
     * Opens the directory anew whenever a file of it is saved. The new rules are built aside and take the place of the
     * old ones at once; calls under way end on those they began with. Rules that cannot be opened leave the old ones
     * serving. On demand, only the versions of a policy of which a file was saved are compiled at once.
     *
     * @param told told of each change, by a thread of the library's own
     */
    public Opening watched(RulesListener told) {
        return new Opening(directory, codes, cache, fingerprint, told, isOnDemand);
    }

    /**
     * Opens the rules.
     *
     * @throws RulesException        naming everything that is wrong with the rules, or saying which fingerprint was
     *                               found where another was expected
     * @throws IllegalStateException where what is asked for does not go together
     */
    public CoverageRules open() {
        if (directory == null && (listener != null || isOnDemand || fingerprint != null || cache != null)) {
            throw new IllegalStateException("the rules in the jar are neither watched, expected, cached nor opened on"
                    + " demand; name a directory by `Opening.of`");
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
}
