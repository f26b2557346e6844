/** The command line: thin commands over the library. */
package org.coveragerules.cli;
