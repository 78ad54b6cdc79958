/** Colours that come from the outside, set in a way that a strict content policy allows. */
import { nothing } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class Tint extends Directive {
  override render(_property: string, _color: number | null | undefined): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [property, color]: [string, number | null | undefined]): typeof nothing {
    const style = (part.element as HTMLElement).style;
    if (color) style.setProperty(property, `#${color.toString(16).padStart(6, '0')}`);
    else style.removeProperty(property);
    return nothing;
  }
}

/** Sets a CSS property of the element to an RGB number; 0 or nothing leaves it to the style sheet. */
export const tint = directive(Tint);
