package org.coveragerules.replay;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A directory in which a run keeps what it found, and writes down how far it came, so that it can be gone on with after
 * it was interrupted or killed. It is removed when the run ends well.
 */
final class WorkDirectory implements AutoCloseable {

    private static final String STATE = "state.json";

    /**
     * How far a run came.
     *
     * @param input    which input it was at, from 0
     * @param place    where in that input
     * @param changed  bytes of that spill that belong to it
     * @param flagged  likewise
     * @param rejected likewise
     * @param rows     likewise
     * @param tally    what was counted
     */
    record State(int input, Position place, long changed, long flagged, long rejected, long rows, Tally tally) {

        static State start() {
            return new State(0, Position.START, 0, 0, 0, 0, new Tally());
        }
    }

    private final Path directory;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final State begun;
    final SpillFile changed;
    final SpillFile flagged;
    final SpillFile rejected;
    final SpillFile rows;

    private WorkDirectory(Path directory, FileChannel lockFile, FileLock lock, State begun) throws IOException {
        this.directory = directory;
        this.lockFile = lockFile;
        this.lock = lock;
        this.begun = begun;
        this.changed = new SpillFile(directory.resolve("changed"), begun.changed());
        this.flagged = new SpillFile(directory.resolve("flagged"), begun.flagged());
        this.rejected = new SpillFile(directory.resolve("rejected"), begun.rejected());
        this.rows = new SpillFile(directory.resolve("rows"), begun.rows());
    }

    /**
     * Opens the directory of a run, which only one process may work in.
     *
     * @param resume whether to go on from what is written down there; else it is forgotten
     * @return empty where somebody else works in it
     */
    static Optional<WorkDirectory> open(Path directory, boolean resume) throws IOException {
        Files.createDirectories(directory);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            // It holds request ids and dates of service.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        var lockFile = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = lock(lockFile);
        if (lock == null) {
            lockFile.close();
            return Optional.empty();
        }
        var state = directory.resolve(STATE);
        if (!resume) {
            Files.deleteIfExists(state);
        }
        return Optional.of(new WorkDirectory(directory, lockFile, lock, Files.exists(state)
                ? Json.read(Files.readString(state), State.class) : State.start()));
    }

    private static FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path directory() {
        return directory;
    }

    /** Where the run begins. */
    State begun() {
        return begun;
    }

    /** Writes down how far the run came. */
    void keep(int input, Position place, Tally tally) throws IOException {
        changed.write();
        flagged.write();
        rejected.write();
        rows.write();
        var written = directory.resolve(STATE + ".new");
        Files.writeString(written, Json.text(new State(input, place, changed.length(), flagged.length(),
                rejected.length(), rows.length(), tally)));
        Files.move(written, directory.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets the run, which has ended well. */
    void remove() throws IOException {
        close();
        for (var file : new String[] {STATE, "changed", "flagged", "rejected", "rows", "lock"}) {
            Files.deleteIfExists(directory.resolve(file));
        }
        Files.deleteIfExists(directory);
    }

    @Override
    public void close() throws IOException {
        changed.close();
        flagged.close();
        rejected.close();
        rows.close();
        if (lock.isValid()) {
            lock.release();
        }
        lockFile.close();
    }
}
