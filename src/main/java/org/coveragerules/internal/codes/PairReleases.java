package org.coveragerules.internal.codes;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the PTP files of one setting, of any number of releases, and merges them: rows with the same pair and first day
 * are one edit, of which the newest release knows best.
 */
final class PairReleases {

    private record Part(PairRows rows, CodeFile file) {
    }

    private final Setting setting;
    private final Rationales rationales;
    private final Consumer<CodeFile> contents;

    private PairReleases(Setting setting, Rationales rationales, Consumer<CodeFile> contents) {
        this.setting = setting;
        this.rationales = rationales;
        this.contents = contents;
    }

    /** @param contents is told of every file that was read */
    static PairTable read(Setting setting, List<SourceFile> files, Consumer<CodeFile> contents) {
        Rationales rationales = new Rationales();
        PairReleases releases = new PairReleases(setting, rationales, contents);
        return new PairTable(releases.merged(ReleaseOrder.of(files)), rationales.texts());
    }

    /** Release by release, so that only one at a time is held beside what it is merged into. */
    private PairRows merged(ReleaseOrder releases) {
        PairRows named = new PairRows(0);
        for (List<SourceFile> release : releases.named()) {
            named = named.mergedWith(release(release), PairRows::newer);
        }
        PairRows unnamed = new PairRows(0);
        for (SourceFile file : releases.unnamed()) {
            unnamed = unnamed.mergedWith(release(List.of(file)), PairRows::deleted);
        }
        return named.mergedWith(unnamed, PairRows::newer);
    }

    private PairRows release(List<SourceFile> parts) {
        PairRows release = new PairRows(0);
        for (Part part : Parallel.map(parts, this::part)) {
            contents.accept(part.file());
            release = release.mergedWith(part.rows(), PairRows::ofOneRelease);
        }
        return release;
    }

    private Part part(SourceFile source) {
        try {
            PairFile.Content content = PairFile.read(source.name(), source.path(), rationales);
            return new Part(content.rows(), new CodeFile(source.name(), CodeFileKind.PTP, setting,
                    source.label().releaseText(), source.label().part(), content.count(),
                    EditDay.date(content.first()), EditDay.date(content.last()), false,
                    HexFormat.of().formatHex(content.digest())));
        } catch (IOException unreadable) {
            throw SourceFile.unreadable(source.name(), unreadable);
        }
    }
}
