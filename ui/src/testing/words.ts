import gnomeDe from '../i18n/gnome/de.json';
import gnomeEn from '../i18n/gnome/en.json';
import problemsDe from '../i18n/problems/de.json';
import pulseDe from '../i18n/pulse/de.json';
import pulseEn from '../i18n/pulse/en.json';
import sharedDe from '../i18n/shared/de.json';
import sharedEn from '../i18n/shared/en.json';
import simulatorDe from '../i18n/simulator/de.json';
import simulatorEn from '../i18n/simulator/en.json';
import traderDe from '../i18n/trader/de.json';
import traderEn from '../i18n/trader/en.json';

/** The words of all pages at once. */
export const en = { ...sharedEn, ...gnomeEn, ...pulseEn, ...simulatorEn, ...traderEn };
export const de = { ...sharedDe, ...gnomeDe, ...pulseDe, ...simulatorDe, ...traderDe };
/** Why a server refuses; it says so in English itself. */
export const problems = { de: problemsDe };
