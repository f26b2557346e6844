/** Requests read from JSON, strictly, and written. */
package org.coveragerules.internal.reading;
