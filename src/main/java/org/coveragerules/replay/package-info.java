/**
 * Requests by the million, judged again: an input is cut into chunks that all cores work on and that are taken in order,
 * what differs from before is counted and kept, and a report says it.
 */
package org.coveragerules.replay;
