/**
 * Made-up requests for trying things out: those of the cases of a rules directory, at other times, with other amounts, and
 * with something more or less in their records. What is asked for the cases and the vocabulary tell, and nothing here.
 */
package org.coveragerules.internal.generate;
