/** Determinations that take too long: Java cannot stop a thread, so that one that is kept too long is given up. */
package org.coveragerules.internal.limit;
