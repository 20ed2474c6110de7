import {
  Component,
  ElementRef,
  afterNextRender,
  booleanAttribute,
  computed,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { ProblemNote } from './problem-note';

let dialogs = 0;

/**
 * Says what is about to happen and waits for a yes, where it matters for a typed word. It is open
 * as long as it is there; whoever shows it takes it away when it is closed.
 */
@Component({
  selector: 'flare-dialog',
  imports: [ProblemNote, TranslatePipe],
  templateUrl: './dialog.html',
  styleUrl: './dialog.scss',
})
export class Dialog {
  protected readonly id = `dialog-${++dialogs}`;
  private readonly box = viewChild.required<ElementRef<HTMLDialogElement>>('box');

  readonly heading = input.required<string>();
  /** What the button says that does it; without it there is nothing to do but to read. */
  readonly action = input<string>();
  readonly command = input(new Command());
  /** What has to be typed first. */
  readonly word = input('');
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly confirmed = output<string>();
  readonly closed = output();

  protected readonly typed = signal('');
  protected readonly isReady = computed(
    () =>
      !this.disabled() &&
      !this.command().running() &&
      this.typed().trim().toUpperCase() === this.word(),
  );

  constructor() {
    afterNextRender(() => this.box().nativeElement.showModal());
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
  }

  protected confirm(event: Event): void {
    event.preventDefault();
    if (this.isReady()) {
      this.confirmed.emit(this.word());
    }
  }

  protected leave(): void {
    this.box().nativeElement.close();
  }
}
