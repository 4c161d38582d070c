package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCardsOfTheTreeAreWhole(t *testing.T) {
	found, err := brokenCards(filepath.Join("..", "..", cardsDir))
	if err != nil || len(found) > 0 {
		t.Errorf("brokenCards: %v\n%s", err, strings.Join(found, "\n"))
	}
}

func aCard() cardText {
	return cardText{
		ID: "one", Question: "What?", Short: "What?", Figure: "A figure", Hint: "Press.", Keep: "Kept {n}.",
		Before: []line{{Say: "There are {n}."}}, Task: []line{{Say: "Guess."}},
		Sentence: []line{{If: "guess", Say: "You said so."}, {If: "!guess", Say: "It is so, since 6.2."}},
		Why: []cardWhy{{Ask: "Why?", Answers: []cardAnswer{
			{Say: "So.", Right: true, Reply: "Yes."},
			{Say: "Not.", Misconception: "Never?", Reply: "Look."},
			{Say: "Nor.", Misconception: "Ever?", Reply: "Look."},
		}}},
		Labels: map[string]string{"bar": "the bar"}, Own: map[string][]line{"try": {{Say: "A try of {n}."}}},
	}
}

var someValues = cardValues{Published: []string{"6.2", "715"}, Cards: []cardNames{{
	ID: "one", Values: map[string]string{"n": "symbols"}, Flags: map[string]string{"guess": "a guess was made", "small": "few"},
	Labels: map[string]string{"bar": "on the bar"}, Own: map[string]string{"try": "said of a try"},
}}}

func TestCardRulesSeeBreaks(t *testing.T) {
	tests := []struct {
		name   string
		change func(*cardText)
		want   string
	}{
		{"nothing", func(*cardText) {}, ""},
		{"a value that is not there", func(c *cardText) { c.Keep = "{m}" }, "{m}"},
		{"a number typed in", func(c *cardText) { c.Keep = "154,686 symbols" }, "154,686"},
		{"a share typed in", func(c *cardText) { c.Keep = "It is 66 %." }, "66 %"},
		{"a published number", func(c *cardText) { c.Keep = "715 times, of 256 tokens" }, ""},
		{"a brace alone", func(c *cardText) { c.Hint = "Press {" }, "brace"},
		{"a value that is not there, of a try", func(c *cardText) { c.Own["try"][0].Say = "{m}" }, "{m}"},
		{"nothing said of a try", func(c *cardText) { c.Own = nil }, `own "try" has no lines`},
		{"lines of no try", func(c *cardText) { c.Own["other"] = []line{{Say: "So."}} }, `no own "other"`},
		{"markup", func(c *cardText) { c.Hint = "Press <b>" }, "bracket"},
		{"a question too long", func(c *cardText) { c.Question = strings.Repeat("why ", 20) + "?" }, "at most 60 fit"},
		{"an empty text", func(c *cardText) { c.Before[0].Say = " " }, "before is empty"},
		{"a closing question without an answer", func(c *cardText) { c.Closing = &cardClosing{Ask: "And so?"} }, "has no answer"},
		{"a closing answer with a value that is not there", func(c *cardText) {
			c.Closing = &cardClosing{Ask: "And so?", Answer: []line{{Say: "{m}"}}}
		}, "{m}"},
		{"no task", func(c *cardText) { c.Task = nil }, "there is no task"},
		{"a flag that is not there", func(c *cardText) { c.Sentence[0].If = "!gues" }, `"!gues"`},
		{"no right answer", func(c *cardText) { c.Why[0].Answers[0].Right = false }, "0 right answers"},
		{"two right answers", func(c *cardText) {
			c.Why[0].Answers[1] = cardAnswer{Say: "So too.", Right: true, Reply: "Yes."}
		}, "2 right answers"},
		{"a wrong answer without misconception", func(c *cardText) { c.Why[0].Answers[1].Misconception = "" }, "names no misconception"},
		{"too few answers", func(c *cardText) { c.Why[0].Answers = c.Why[0].Answers[:2] }, "2 answers"},
		{"a right answer only sometimes", func(c *cardText) { c.Why[0].Answers[0].If = "small" }, "0 right answers"},
		{"a right answer for each case", func(c *cardText) {
			c.Why[0].Answers[0].If = "small"
			c.Why[0].Answers = append(c.Why[0].Answers, cardAnswer{If: "!small", Say: "Thus.", Right: true, Reply: "Yes."})
		}, ""},
		{"no why", func(c *cardText) { c.Why = nil }, "no why-question"},
		{"a label missing", func(c *cardText) { c.Labels = nil }, `label "bar" has no text`},
		{"a label too many", func(c *cardText) { c.Labels["foo"] = "foo" }, `no label "foo"`},
		{"another card", func(c *cardText) { c.ID = "two" }, `no such card`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			card := aCard()
			test.change(&card)
			found := strings.Join(checkCards(someValues, []cardText{card}), "\n")
			if (test.want == "") != (found == "") || !strings.Contains(found, test.want) {
				t.Errorf("checkCards found %q, want something with %q", found, test.want)
			}
		})
	}
}

func TestCardFilesSayTheirNumber(t *testing.T) {
	body, err := json.Marshal(aCard())
	if err != nil {
		t.Fatal(err)
	}
	body = []byte(strings.Replace(string(body), `"number":0,`, "", 1))
	tests := []struct {
		file, body, want string
	}{
		{"3-one.json", string(body), ""},
		{"one.json", string(body), "NUMBER-ID.json"},
		{"3-two.json", string(body), "NUMBER-ID.json"},
		{"3-one.json", strings.Replace(string(body), `"hint"`, `"hit"`, 1), "hit"},
		{"3-one.json", string(body) + "{}", "text after the card"},
	}
	for _, test := range tests {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, test.file), []byte(test.body), 0o644); err != nil {
			t.Fatal(err)
		}
		cards, err := readCards(dir)
		switch {
		case test.want == "" && (err != nil || cards[0].Number != 3):
			t.Errorf("readCards(%s) = %v, %v", test.file, cards, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("readCards(%s) = %v, want an error with %q", test.file, err, test.want)
		}
	}
}
