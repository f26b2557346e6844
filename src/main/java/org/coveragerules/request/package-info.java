/**
 * The coverage question: one record per object of the JSON request, and the strict reader that makes them, naming
 * every fault of a bad request at once.
 */
package org.coveragerules.request;
