/**
 * The policies once more, written by hand in plain Java from the numbered statements: what the rules are held against,
 * and what they are measured beside. Nothing here reads a rule file or asks the rule engine.
 */
package org.coveragerules.oracle;
