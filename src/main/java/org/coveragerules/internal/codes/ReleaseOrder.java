package org.coveragerules.internal.codes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coveragerules.internal.codes.FileLabel.Release;

/**
 * Files by the releases that their names tell.
 *
 * @param named   the files of each release, the newest release first
 * @param unnamed the files whose names tell none, so that it is not known which of them is the newest
 */
record ReleaseOrder(List<List<SourceFile>> named, List<SourceFile> unnamed) {

    static ReleaseOrder of(List<SourceFile> files) {
        Map<Release, List<SourceFile>> releases = new TreeMap<>(Comparator.reverseOrder());
        List<SourceFile> unnamed = new ArrayList<>();
        for (SourceFile file : files) {
            if (file.release() == null) {
                unnamed.add(file);
            } else {
                releases.computeIfAbsent(file.release(), none -> new ArrayList<>()).add(file);
            }
        }
        return new ReleaseOrder(List.copyOf(releases.values()), unnamed);
    }
}
