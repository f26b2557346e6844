/** Metrics of rules in a service, for who has Micrometer; nothing else in the library needs it. */
package org.coveragerules.metrics;
