package org.coveragerules.internal.engine;

import java.util.List;
import java.util.SortedMap;

/**
 * What the rule files of a version are compiled to.
 *
 * @param classes     the classes of its rules, by path
 * @param models      names of those that hold the rules
 * @param sessionOnly what its texts say that only a session does, and in which of its files and line; null: nothing
 */
record Compiled(SortedMap<String, byte[]> classes, List<String> models, String sessionOnly) {
}
