/** The JSON Schemas of requests and determinations, in the words of the rules. */
package org.coveragerules.internal.schema;
