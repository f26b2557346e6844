/**
 * The policies once more, written by hand in plain Java from the numbered statements: what the rules are held against,
 * and what they are measured beside. Nothing here reads a rule file or asks the rule engine.
 *
 * <p>It is frozen to the versions of the first five policies. A new version or policy is not taught to it: that is proved
 * by its cases, by changing its conditions (docs/mutation.md), and by the properties that hold for all criteria.
 */
package org.coveragerules.oracle;
