/**
 * The library as an application embeds it: open {@link org.coveragerules.CoverageRules rules}, read requests, judge them,
 * and read the answer, which has one record for each object of its JSON. What a request holds is in
 * {@code org.coveragerules.request}, what measures them in {@code metrics}; {@code cases} and {@code replay} are for builds;
 * {@code internal} may change at any time.
 */
package org.coveragerules;
