/** Policy versions that are published, begin and end, announced: to readers of feeds, and in a calendar. */
package org.coveragerules.internal.announce;
