package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestLecturesOfTheTreeAreWhole(t *testing.T) {
	found, err := brokenLectures(filepath.Join("..", "..", lectureDir), filepath.Join("..", "..", cardsDir))
	if err != nil || len(found) > 0 {
		t.Errorf("brokenLectures: %v\n%s", err, strings.Join(found, "\n"))
	}
}

func TestLectureRulesSeeBreaks(t *testing.T) {
	tests := []struct {
		name   string
		change func(*lectureText)
		want   string
	}{
		{"nothing", func(*lectureText) {}, ""},
		{"a card without notes", func(l *lectureText) { l.Cards[0].Notes = nil }, `"one" has no notes`},
		{"a plan that is too long", func(l *lectureText) { l.Plans[0].Cards["one"] = 11 }, "take 11"},
		{"a card that there is not", func(l *lectureText) { l.Plans[0].Cards["two"] = 0 }, `"two"`},
		{"a value that there is not", func(l *lectureText) { l.Cards[0].Notes[0] = "{m}" }, "{m}"},
		{"a value of votes in a note", func(l *lectureText) { l.Cards[0].Notes[0] = "{low}" }, "{low}"},
		{"a choice too long", func(l *lectureText) { l.Cards[0].Choices[0] = strings.Repeat("a", 41) }, "41 letters"},
		{"an empty choice", func(l *lectureText) { l.Cards[0].Choices[0] = "" }, "0 letters"},
	}
	for _, tt := range tests {
		text := lectureText{
			Plans: []lecturePlan{{Minutes: 10, Cards: map[string]int{"one": 10}}},
			Cards: []lectureCard{{ID: "one", Ask: "How many of {n}?", Choices: []string{"up to {low}", "more"}, Notes: []string{"There are {n}."}}},
		}
		tt.change(&text)
		found := strings.Join(checkLecture(someValues, text), "\n")
		if tt.want == "" && found != "" || !strings.Contains(found, tt.want) {
			t.Errorf("%s: found %q, want %q", tt.name, found, tt.want)
		}
	}
}
