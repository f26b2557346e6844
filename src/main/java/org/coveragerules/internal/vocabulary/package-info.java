/** The words that requests and rules share, read from the rules: no word of a policy stands in Java. */
package org.coveragerules.internal.vocabulary;
