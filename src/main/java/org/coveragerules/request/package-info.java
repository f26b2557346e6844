/**
 * The coverage question: one record for each object of the JSON request. A component that is null or empty was not
 * given, which means unknown and never false.
 */
package org.coveragerules.request;
