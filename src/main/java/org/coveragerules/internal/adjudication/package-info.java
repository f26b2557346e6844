/** Rules that are open: which versions judge a line, asking them, the limit of time, and reloading. */
package org.coveragerules.internal.adjudication;
