import { HttpErrorResponse } from '@angular/common/http';
import { computed, signal } from '@angular/core';
import { Objection, Setting } from './model';

export type Changes = Readonly<Record<string, string | null>>;

/** Settings with what the user typed over them. Nothing typed is the same as what stands there. */
export class Draft {
  private readonly typed = signal<ReadonlyMap<string, string>>(new Map());

  readonly settings = signal<readonly Setting[]>([]);
  readonly objections = signal<readonly Objection[]>([]);

  /** What would be sent: a value, or null to have the name out of the file. */
  readonly changes = computed<Changes>(() => {
    const changed = this.settings().filter((setting) => this.isChanged(setting));
    return Object.fromEntries(
      changed.map(({ name }) => [name, (this.typed().get(name) ?? '').trim() || null]),
    );
  });
  readonly count = computed(() => Object.keys(this.changes()).length);
  /** What is said against several settings together. */
  readonly generally = computed(() =>
    this.objections().filter(
      ({ name }) => !this.settings().some((setting) => setting.name === name),
    ),
  );

  /** How often the component has objected to what was typed. */
  readonly refusals = signal(0);

  begin(settings: readonly Setting[], objections: readonly Objection[]): void {
    this.settings.set(settings);
    this.objections.set(objections);
    this.typed.set(new Map());
  }

  type(name: string, text: string): void {
    this.typed.update((typed) => new Map(typed).set(name, text));
  }

  /** Goes back to what stands there. */
  undo(name: string): void {
    this.typed.update((typed) => new Map([...typed].filter(([each]) => each !== name)));
  }

  discard(): void {
    this.typed.set(new Map());
  }

  textOf(setting: Setting): string {
    return this.typed().get(setting.name) ?? setting.value ?? '';
  }

  /** A secret is changed by anything that is typed, and by nothing that is not. */
  isChanged(setting: Setting): boolean {
    const text = this.typed().get(setting.name)?.trim();
    if (text === undefined) {
      return false;
    }
    return setting.secret ? text !== '' || setting.isSet : text !== (setting.value ?? '').trim();
  }

  objectionTo(name: string): string | undefined {
    return this.objections().find((each) => each.name === name)?.why;
  }

  /** Shows at each field what the component said against it. */
  refused(failure: unknown): void {
    const body: unknown = failure instanceof HttpErrorResponse ? failure.error : null;
    this.objections.set((body as { problems?: readonly Objection[] } | null)?.problems ?? []);
    this.refusals.update((count) => count + 1);
  }
}
