package importer

import (
	"fmt"
	"slices"
	"strings"

	"ebenmass/models/fit"
)

// question is one thing that the files do not say.
type question struct {
	place
	article    string // the article that needs the answer
	table, key string // where the answer goes: [table] "key" = …
	field      string
	allowed    []string // nil where the answer is free
	code       string
	said       string // what the file says and nobody understands
}

// openQuestion is a question with all that wait for its answer.
type openQuestion struct {
	question
	articles map[string]bool
	lines    []string // FILE:LINE, a few
}

// questionLines is how many places of a question are named.
const questionLines = 5

// maxQuestions is how many different questions are kept for the mapping file.
const maxQuestions = 20_000

// path is where the answer goes, and what makes two questions one.
func (q *question) path() string { return q.table + "\x00" + q.key + "\x00" + q.field }

// ask reports a question and keeps it for the mapping file.
func (b *builder) ask(q question) {
	open := b.questions[q.path()]
	if open == nil && len(b.asked) >= maxQuestions {
		b.unkept++
		open = &openQuestion{question: q, articles: map[string]bool{}} // reported, and asked again next time
	}
	if open == nil {
		open = &openQuestion{question: q, articles: map[string]bool{}}
		b.questions[q.path()] = open
		b.asked = append(b.asked, open)
	}
	b.failed = true
	asked := open.articles[q.article]
	open.articles[q.article] = true
	if at := fmt.Sprintf("%s:%d", printable(q.file), q.line); len(open.lines) < questionLines && !slices.Contains(open.lines, at) {
		open.lines = append(open.lines, at)
	}
	if asked { // of the same article, in another row
		return
	}
	text := "what is it?"
	if q.said != "" {
		text = fmt.Sprintf("the file says %q: what is it?", q.said)
	}
	if len(q.allowed) > 0 {
		text += " One of " + strings.Join(q.allowed, ", ")
	}
	field := q.field
	if q.table != "articles" && q.table != "defaults" {
		field = strings.TrimSuffix(q.table+"."+q.key+"."+q.field, ".")
	}
	asking := q.finding(SeverityAsk, q.code, q.article, field, "%s", text)
	asking.Params = paramsOf([]any{Param{"key", q.key}})
	b.found(asking)
}

// askArticle asks what is not said of one article.
func (b *builder) askArticle(p place, article, name, said string) {
	code := "no_" + name
	if said == Unanswered {
		code, said = "unanswered", ""
	}
	b.ask(question{place: p, article: article, table: "articles", key: article, field: answerName(name), allowed: allowed[name], code: code, said: said})
}

// answerName is what a question is called in the mapping file.
func answerName(name string) string {
	if name == "department" {
		return "sizing"
	}
	return name
}

// allowed are the answers to questions about articles.
var allowed = map[string][]string{
	"type":       typeNames(),
	"department": {"women", "men"},
	"cut":        {"slim", "regular", "relaxed"},
	"stretch":    {"none", "some", "high"},
	"sleeve":     {"none", "short", "three-quarter", "long"},
	"leg":        {"full", "ankle", "cropped"},
	"kind":       {kindGarment, kindBody},
	"method":     {methodFlat, methodRound},
	"unit":       {unitCM, unitInch},
}

func typeNames() (names []string) {
	for _, t := range fit.Types {
		names = append(names, string(t))
	}
	return names
}

// affected is which share of people a wrong answer would name another verdict or size to:
// simulated on charts of the demo catalogue, the least and the most of its articles, in percent.
var affected = map[string]string{
	"kind": "38-100", "method": "96-100", "unit": "96-100", "cut": "11-100", "stretch": "11-52", "type": "1-85",
}
