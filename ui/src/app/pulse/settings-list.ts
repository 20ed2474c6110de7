import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { SearchField } from '../parts/search-field';
import { Draft } from './draft';
import { SettingField } from './setting-field';

/** All settings of a component, narrowed to those looked for. */
@Component({
  selector: 'flare-settings-list',
  imports: [SearchField, SettingField, TranslatePipe],
  template: `
    <header>
      <h2>{{ 'settings.title' | translate }}</h2>
      <span class="tools">
        <button
          type="button"
          class="button"
          [attr.aria-pressed]="onlyTold()"
          (click)="onlyTold.set(!onlyTold())"
        >
          {{ 'settings.onlyTold' | translate }}
        </button>
        <flare-search-field [label]="'settings.search' | translate" [(text)]="wanted" />
      </span>
    </header>
    @for (objection of draft().generally(); track $index) {
      <p class="why" role="alert">{{ objection.name }} {{ objection.why }}</p>
    }
    @for (setting of shown(); track setting.name) {
      <flare-setting-field [setting]="setting" [draft]="draft()" [disabled]="disabled()" />
    } @empty {
      <p class="none muted">{{ 'settings.noneFound' | translate }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .tools {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 8px;
    }
    .button {
      min-block-size: 36px;

      &[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent);
      }
    }
    flare-search-field {
      inline-size: min(260px, 100%);
    }
    .none,
    .why {
      margin: 0;
      padding: 12px 18px;
      border-block-start: 1px solid var(--line);
      font-size: 0.875rem;
    }
    .why {
      color: var(--loss);
    }
  `,
})
export class SettingsList {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  readonly draft = input.required<Draft>();
  readonly disabled = input(false);

  protected readonly wanted = signal('');
  protected readonly onlyTold = signal(false);

  protected readonly shown = computed(() => {
    const draft = this.draft();
    const wanted = this.wanted().trim().toLowerCase();
    return draft
      .settings()
      .filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(wanted))
      .filter(
        (setting) =>
          !this.onlyTold() ||
          setting.isSet ||
          draft.isChanged(setting) ||
          draft.objectionTo(setting.name) !== undefined,
      );
  });

  constructor() {
    effect(() => {
      if (this.draft().refusals() > 0) {
        untracked(() => this.showWrong());
      }
    });
  }

  /** Leads to the first value that the component objects to, wherever it stands. */
  private showWrong(): void {
    this.wanted.set('');
    afterNextRender(
      () => this.element.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      { injector: this.injector },
    );
  }
}
