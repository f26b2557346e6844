/** Requests by the million: an input is cut into chunks, and these are worked on by all cores and taken in order. */
package org.coveragerules.batch;
