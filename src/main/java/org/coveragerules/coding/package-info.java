/**
 * Code edits: the quarterly CMS files and the payer's own tables, read once into compact immutable tables, and asked
 * by code and date of service. {@link org.coveragerules.coding.CodeTables} is the way in.
 */
package org.coveragerules.coding;
