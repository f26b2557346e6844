/** What the findings of a line come to, and the determination they make. */
package org.coveragerules.internal.ranking;
