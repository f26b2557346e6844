package org.coveragerules.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, as its manifest says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"coverage-rules " + (version == null ? "(not from a jar)" : version)};
    }
}
