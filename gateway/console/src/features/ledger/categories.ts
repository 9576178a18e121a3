import type { Category } from './entry'

/** In the order of the rules; a type error here if the service knows another one. */
const order: Record<Category, true> = {
  GENERAL: true,
  FOOD: true,
  FARM_INPUTS: true,
  PRICE: true,
  COUNTERFEIT: true,
  ONLINE: true,
  TELECOM: true,
  ADVERTISING: true,
  FRAUD: true,
  ANIMAL_PRODUCTS: true,
  FOOD_POISONING: true,
  HEALTH_SERVICES: true,
  EDUCATION_SERVICES: true,
  TOURISM: true,
  TRANSPORT: true,
  HOUSING: true,
  RENOVATION: true,
  TOBACCO: true,
  CRIME: true,
}
export const categories = Object.keys(order) as Category[]
/** What a village deals with most, until the phone knows better. */
export const usual: Category[] = ['GENERAL', 'FOOD', 'FARM_INPUTS', 'PRICE', 'COUNTERFEIT', 'ONLINE']
