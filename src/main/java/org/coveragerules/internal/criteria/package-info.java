/**
 * Criteria as medical policies say them, such as all of these and any of those, and what they come to. No policy, and
 * nothing of who finds out whether a single criterion is met.
 */
package org.coveragerules.internal.criteria;
