// Package shell is what stands around every page: the layout with its head, navigation and
// footer, the base of every page's props (Page), the parts of long pages (Document, Sheet),
// what forms say of wrong fields, the names of data and purposes, and the error page.
//
// The packages of pages stand on it: product, then buy, then mydata, legal and demo, each
// importing only those before it. A page is one templ component and one props struct, which
// handlers fill; its text comes only from the message catalogue (views/text). None of them
// knows echo or the database.
package shell
