/** What rules may say and do: that they judge and can do nothing else. */
package org.coveragerules.internal.judging;
