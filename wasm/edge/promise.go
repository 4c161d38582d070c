//go:build js

package main

import (
	"context"
	"errors"
	"syscall/js"
)

// A promise's outcome waits in a channel, so that one that fails before anyone asks is not an unhandled rejection.
type promise <-chan outcome

type outcome struct {
	value js.Value
	err   error
}

func watch(value js.Value) promise {
	done := make(chan outcome, 1)
	var kept, broken js.Func
	settle := func(o outcome) {
		kept.Release()
		broken.Release()
		done <- o
	}
	kept = js.FuncOf(func(_ js.Value, args []js.Value) any {
		settle(outcome{value: args[0]})
		return nil
	})
	broken = js.FuncOf(func(_ js.Value, args []js.Value) any {
		settle(outcome{err: errors.New(js.Global().Call("String", args[0]).String())})
		return nil
	})
	value.Call("then", kept, broken)
	return done
}

func (p promise) await(ctx context.Context) (js.Value, error) {
	select {
	case o := <-p:
		return o.value, o.err
	case <-ctx.Done():
		return js.Value{}, ctx.Err()
	}
}

// try turns what a call throws into an error: syscall/js panics with it.
func try(call func() js.Value) (value js.Value, err error) {
	defer func() {
		if thrown, ok := recover().(js.Error); ok {
			err = thrown
		}
	}()
	return call(), nil
}
