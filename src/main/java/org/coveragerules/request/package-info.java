/**
 * The coverage question: one record per object of the JSON request, the strict reader that makes them, naming
 * every fault of a bad request at once, and the writer that the reader understands.
 */
package org.coveragerules.request;
